"""Validates JSON files against a schema: validate.py SCHEMA FILE... Prints what is wrong; strict about unknown keys."""
import json
import sys

import jsonschema


def strict(schema):
    """The schema with unknown keys refused, so that a key that the schema forgot is found."""
    if isinstance(schema, dict):
        schema = {key: strict(value) for key, value in schema.items()}
        if "properties" in schema and "additionalProperties" not in schema:
            schema["additionalProperties"] = False
        return schema
    return [strict(value) for value in schema] if isinstance(schema, list) else schema


def refuse(word):
    raise ValueError(f"{word} is no JSON")


with open(sys.argv[1], encoding="utf-8") as file:
    published = json.load(file)
jsonschema.Draft202012Validator.check_schema(published)
validators = [jsonschema.Draft202012Validator(published), jsonschema.Draft202012Validator(strict(published))]
bad = 0
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        document = json.load(file, parse_constant=refuse)
    for validator in validators:
        for error in list(validator.iter_errors(document))[:3]:
            print(f"{path}: {error.json_path}: {error.message[:300]}")
            bad += 1
print(f"{len(sys.argv) - 2} files, {bad} faults")
sys.exit(bad > 0)
