#!/bin/sh
# Writes C that holds the Python modules which the project carries:
#   embed.sh SOURCE_DIRECTORY sim/modules/python/a.py ... > python_modules.c
set -eu
top=$1
shift
prefix=sim/modules/python/

echo '/* Made by embed.sh from sim/modules/python; do not edit. */'
echo '#include "sim/modules/module.h"'
number=0
for file in "$@"; do
    echo "static const unsigned char text_$number[] = {"
    od -An -v -tu1 "$top/$file" | sed 's/  *\([0-9]\)/,\1/g; s/^,//; s/$/,/'
    echo '0};'
    number=$((number + 1))
done
echo 'const struct python_module python_modules[] = {'
number=0
for file in "$@"; do
    short=${file#$prefix}
    package=false
    case $short in
    */__init__.py) name=${short%/__init__.py} package=true ;;
    *) name=${short%.py} ;;
    esac
    name=$(echo "$name" | tr / .)
    echo "    {\"$name\", \"$short\", $package, text_$number, sizeof text_$number - 1},"
    number=$((number + 1))
done
echo '    {0}};'
echo "const size_t python_module_count = $number;"
