"""Discord: two translations, an interaction into ours and a card into components, over the gateway or HTTP alike."""
