"""The film itself: frozen values and pure verbs."""
