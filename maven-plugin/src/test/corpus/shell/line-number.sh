# the line of messages; this dash has no LINENO
echo $LINENO
echo $LINENO; \
echo $LINENO
nosuch1
f() {
nosuch2
}
f
