#!/bin/sh
# Prints the version as a C header: in a tarball what was written into it; in a clone, from git: the
# last tag vN.N.N and how far the commit is from it; else NEXT, that of configure.ac.
#
#   sim/version.sh NEXT
set -eu
next=$1
cd "$(dirname "$0")/.."
if [ -f .tarball-version ]; then
    version=$(cat .tarball-version)
elif [ -e .git ] && described=$(git describe --tags --match 'v[0-9]*' --abbrev=10 2>/dev/null); then
    version=$(echo "${described#v}" | sed 's/-\([0-9]*\)-g/+\1.g/') # v1.2.0-7-gabc: 1.2.0+7.gabc
elif [ -e .git ] && commit=$(git rev-parse --short=10 HEAD 2>/dev/null); then
    version=$next+g$commit
else
    version=$next
fi
printf '#define LOOPGLASS_VERSION "%s"\n' "$version"
