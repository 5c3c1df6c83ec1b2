# subshells inherit it, and fail for it
set -e
(echo a; false; echo b) || echo tested
(echo c; false; echo d)
echo not reached
