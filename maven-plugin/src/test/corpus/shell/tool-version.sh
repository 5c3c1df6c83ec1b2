# reading a version out of a tool's banner
banner='LLD 19.1.7 (compatible with GNU linkers)'
IFS='
'
set -- $banner
IFS=' '
set -- $1
if [ "$1" = GNU ]; then shift $(($# - 1)); version=$1; elif [ "$1" = LLD ]; then version=$2; fi
version=${version%-*}; version=${version%%[!0-9.]*}
echo $version
