# quoted characters of the pattern stand for themselves
x='a*b*c' star='*'
echo "${x%'*'*}" "${x%"*"*}" "${x%\**}" "${x%$star*}" "${x%"$star"*}" ${x#*"*"}
y='{a}'; echo "${y%\}}" "${y#\{}"
