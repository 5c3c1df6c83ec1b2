# expanded and literal bodies
x=value
cat <<EOF
plain $x ${x} $(echo sub) $((1+1)) \$x \\ "quoted" 'single'
line\
joined
EOF
cat <<'EOF'
plain $x $(echo) \
EOF
cat <<\EOF
$x
EOF
cat <<-EOF
	tabs go
		$x
	EOF
