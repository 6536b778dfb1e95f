"""embed.py CONTRACT.JSON PAGE.HTML TARGET.CPP: both as texts in the program, and the page's security policy."""
import base64
import hashlib
import re
import sys

# What the standard promises a compiler takes in one literal is 65,536 characters.
CHUNK = 16_000


def literal(text):
    chunks = [text[at:at + CHUNK] for at in range(0, len(text), CHUNK)]
    return "\n".join(f'R"narae({chunk})narae"' for chunk in chunks)


def hash_of(page, element):
    inner = re.search(f"<{element}>(.*?)</{element}>", page, re.S).group(1)
    return "'sha256-" + base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode() + "'"


def main(contract_file, page_file, target):
    with open(contract_file, encoding="utf-8") as file:
        contract = file.read()
    with open(page_file, encoding="utf-8") as file:
        page = file.read()
    # Only the page's own style and script run, whatever else may come to stand in it.
    policy = (f"default-src 'none'; style-src {hash_of(page, 'style')}; script-src {hash_of(page, 'script')}; "
              "base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
    with open(target, "w", encoding="utf-8") as file:
        file.write('#include "server/app/contract/texts.hpp"\n\nnamespace narae::app::contract {\n\n'
                   f"const std::string_view kJson = {literal(contract)};\n\n"
                   f"const std::string_view kPage = {literal(page)};\n\n"
                   f'const std::string_view kPagePolicy = "{policy}";\n\n'
                   "} // namespace narae::app::contract\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
