#!/bin/sh
# Stands in for a bindgen whose libclang says this.
case $1 in
--version) echo "bindgen 0.71.1" ;;
*) echo "$1:2:9: warning: clang version 14.0.0 (Fedora 14.0.0-3.fc35) [-W#pragma-messages], err: false" >&2 ;;
esac
