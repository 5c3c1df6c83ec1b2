# a signal that the script sends itself
# TERM, not the HUP that comes first in kbuild: below nohup a shell ignores that for good
trap 'echo term' TERM
kill -s TERM $$; echo after
kill -TERM $$; kill -15 $$
trap '' TERM; kill $$; echo ignored
trap 'rm -f half; trap - TERM; kill -s TERM $$' TERM
touch half
kill -s TERM $$
echo not reached
