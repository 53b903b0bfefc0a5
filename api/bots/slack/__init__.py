"""Slack: two translations, a request into ours and a card into Block Kit, over Socket Mode or HTTP alike."""
