#!/bin/sh
# Stands in for a bindgen whose libclang says this.
case $1 in
--version) echo "bindgen 0.71.1" ;;
*) echo "Unable to find libclang" >&2; exit 1 ;;
esac
