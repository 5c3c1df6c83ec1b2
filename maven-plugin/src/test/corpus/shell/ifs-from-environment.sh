# not taken
env IFS=x sh -c 'v=axb; echo $v'
