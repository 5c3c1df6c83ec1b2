# set anew when it lies
cd /; PWD=/nonsense sh -c 'echo $PWD'; PWD=/ sh -c 'pwd'; env -u PWD sh -c 'echo $PWD'
