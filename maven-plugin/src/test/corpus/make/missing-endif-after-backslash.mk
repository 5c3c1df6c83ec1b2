ifdef x
foo \
