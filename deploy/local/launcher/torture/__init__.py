"""Load, kills and a checker: whether anything is lost, done twice or out of order when services die at any moment."""
