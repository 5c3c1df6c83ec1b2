# as above without the quotes that send it to the real shell
a=b b=c; unset z
echo ${z:-${a:-x}} ${z:-$(echo $b)} ${z:-$((1+2))} "${z:-${a}-${b}}" "${z:-a}b}"
