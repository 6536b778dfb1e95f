"""What a schema of the contract says, as rows to read and as a sample to copy."""


class Schemas:
    """Follows the references of one contract."""

    def __init__(self, contract):
        self.contract = contract

    def resolve(self, node):
        """The node a reference stands for, with what stands beside the reference laid over it."""
        while "$ref" in node:
            target = self.contract
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def variants(self, schema):
        """Of a choice between a schema and null, the schema."""
        return [self.resolve(each) for each in schema.get("oneOf", []) if each.get("type") != "null"]

    def rows(self, schema, path="", depth=0):
        """(path, type, required, description) of every field, depth first."""
        schema = self.resolve(schema)
        choices = self.variants(schema)
        if len(choices) == 1 and "type" not in schema:
            schema = choices[0]
        if "items" in schema and schema.get("type") == "array":
            return self.rows(schema["items"], path + "[]", depth)
        rows = []
        for name, field in schema.get("properties", {}).items():
            if field is False:
                continue
            resolved = self.resolve(field)
            here = f"{path}.{name}" if path else name
            rows.append((here, self.type_of(resolved), name in schema.get("required", []),
                         resolved.get("description", "")))
            if depth < 6 and not self.is_money(resolved):
                rows += self.rows(resolved, here, depth + 1)
        return rows

    def is_money(self, schema):
        choices = self.variants(schema)
        properties = (choices[0] if len(choices) == 1 else schema).get("properties", {})
        return set(properties) == {"amountMinor", "currency"}

    def type_of(self, schema):
        schema = self.resolve(schema)
        if self.is_money(schema):
            return "money" + (" or null" if "oneOf" in schema else "")
        if "const" in schema:
            return f"always {str(schema['const']).lower() if isinstance(schema['const'], bool) else schema['const']}"
        if "oneOf" in schema and "type" not in schema:
            return " or ".join(self.type_of(each) for each in schema["oneOf"])
        kinds = schema.get("type", "anything")
        kinds = [kinds] if isinstance(kinds, str) else kinds
        words = []
        for kind in kinds:
            if kind == "array":
                words.append("list of " + self.type_of(schema.get("items", {})))
            else:
                words.append({"string": "text", "integer": "whole number", "boolean": "true or false"}.get(kind, kind))
        text = " or ".join(words)
        enum = schema.get("enum", [])
        if 0 < len(enum) <= 12:
            text = ", ".join(str(each) for each in enum)
        return text + self.limits(schema)

    @staticmethod
    def limits(schema):
        for least, most, unit in (("minimum", "maximum", ""), ("minLength", "maxLength", " characters"),
                                  ("minItems", "maxItems", " items")):
            low, high = schema.get(least), schema.get(most)
            if high is not None and high < 2 ** 53:
                return f", {low if low is not None else 0} to {high}{unit}"
            if low not in (None, 0) and unit != " characters":
                return f", from {low}{unit}"
        return ""

    def sample(self, schema, depth=0):
        """A value as it might be."""
        schema = self.resolve(schema)
        if "examples" in schema:
            return schema["examples"][0]
        for word in ("const", "default"):
            if word in schema:
                return schema[word]
        if "enum" in schema:
            return schema["enum"][0]
        if "oneOf" in schema and "type" not in schema:
            return self.sample(schema["oneOf"][0], depth + 1)
        kind = schema.get("type", "null")
        kind = kind if isinstance(kind, str) else ("null" if "null" in kind else kind[0])
        if kind == "object":
            leave = self.left_out(schema)
            return {name: self.sample(field, depth + 1) for name, field in schema.get("properties", {}).items()
                    if field is not False and name not in leave}
        if kind == "array":
            return [self.sample(schema["items"], depth + 1)]
        return {"string": "...", "integer": max(1, schema.get("minimum", 1)), "boolean": True}.get(kind)

    def left_out(self, schema):
        """Fields that are not in every answer: those for staff, and those of another choice of `oneOf`."""
        required = set(schema.get("required", []))
        leave = {name for name, field in schema.get("properties", {}).items()
                 if field is not False and str(self.resolve(field).get("description", "")).startswith("Staff only")}
        choices = [set(each.get("required", [])) for each in schema.get("oneOf", [])]
        if choices:
            leave |= set().union(*choices) - choices[min(1, len(choices) - 1)]
        return leave - required
