"""From words and limits to a profile, jobs in reach and an ordered pathway."""
