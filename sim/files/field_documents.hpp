#pragma once

#include <string>

#include "sim/files/fields.hpp"

namespace sim {

/// The JSON Schema (draft-07) of a file with these fields, for editors; `title` names the format.
std::string json_schema(Field const& root, std::string const& title);

/// A reference of the fields in Markdown: a table for each record.
std::string markdown_reference(Field const& root);

} // namespace sim
