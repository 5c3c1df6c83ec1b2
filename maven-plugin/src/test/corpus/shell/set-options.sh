# long names and plus
set -o errexit; echo $-; set +o errexit; set -fu; echo $-; set +fu; echo "[$-]"
set -o noglob -- '*' x; echo $#; echo *
