# eval hands on whether somebody looks
set -e
if eval 'false; echo went on'; then echo yes; fi
eval 'false'
echo not reached
