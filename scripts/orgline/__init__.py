"""Orgline: from a folder of YAML to a website that says how an organisation is built."""
