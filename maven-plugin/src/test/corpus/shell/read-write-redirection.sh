# left to the real shell: redirection `<>`
echo hi > f; cat <> f
