"""Exercise files on the disk: where they lie, and how their bytes become a tree. The only reader of YAML.

Files come from strangers; `yaml_reader` begins with what that means. `library` finds what a session needs.
"""
