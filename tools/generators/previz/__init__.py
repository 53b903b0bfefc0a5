"""The embedded camera: a structured shot in, a moving picture out, with no key and no network."""
