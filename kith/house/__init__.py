"""The house around the rooms: settings, addresses, the page they share."""
