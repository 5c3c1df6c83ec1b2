# from left to right; the last one counts
echo text > a > b; echo "[$(cat a)] [$(cat b)]"
echo x 2>&1 >&2 2>/dev/null
