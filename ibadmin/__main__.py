"""`python -m ibadmin` is `ibadmin`."""

from ibadmin.cli import main

raise SystemExit(main())
