# exec >&2
exec >&2
echo to stderr
