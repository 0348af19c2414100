#!/bin/sh
# For maintainers, when GOV.UK Frontend is upgraded: needs npm, and the network. Nobody else runs this.
# Fetches the pinned package, checks it is the one we read, compiles only the parts in entry.scss,
# and notes the checksum of the result. Then run: python assets/build.py
set -eu

version=6.6.0
integrity="sha512-xctkWrQvLnvQt7fyjQ3MGX9S0wz0x0RQuLxCeoXF+s8EjGICG81/DYQGKN5qgO+0KVT12UAaRwUsGY6fulRcRg=="
sass=1.108.2

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent "govuk-frontend@$version"
found="sha512-$(openssl dgst -sha512 -binary "govuk-frontend-$version.tgz" | openssl base64 -A)"
[ "$found" = "$integrity" ] || { echo "The package is not the one we checked: $found" >&2; exit 1; }

tar xzf "govuk-frontend-$version.tgz"
npm install --silent --no-save --no-package-lock "sass@$sass"
npx --no-install sass --no-source-map --no-charset --style=compressed \
  --load-path=package/dist "$here/govuk/entry.scss" "$here/govuk/govuk-frontend.css"

cd "$here/govuk"
sha256sum entry.scss govuk-frontend.css > SHA256SUMS
