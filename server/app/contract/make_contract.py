"""make_contract.py OPENAPI.YAML KINDS.JSON VERSION CONTRACT.JSON: the contract as JSON, with each problem's sentences."""
import json
import sys

import yaml


def main(source, kinds_file, version, target):
    with open(source, encoding="utf-8") as file:
        contract = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    with open(kinds_file, encoding="utf-8") as file:
        contract["x-problem-kinds"] = json.load(file)
    if contract["info"]["version"] != version:
        sys.exit(f"{source} is of version {contract['info']['version']}, the project of version {version}")
    with open(target, "w", encoding="utf-8") as file:
        json.dump(contract, file, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(*sys.argv[1:])
