#!/bin/sh
# Stands in for a bindgen whose libclang says this.
case $1 in
--version) echo "bindgen 0.59.1" ;;
*) echo "$1:2:9: warning: clang version 19.1.7 [-W#pragma-messages], err: false" >&2 ;;
esac
