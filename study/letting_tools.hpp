#pragma once

#include <span>
#include <string_view>

namespace boligsim {

/// Who decides that a letting tool is used.
enum class ToolChosenBy {
    study, ///< an agreement in a study may name it
    law    ///< it is always there: by law, or for tenants of renovated dwellings
};

struct LettingToolName {
    std::string_view name;
    ToolChosenBy chosen_by = ToolChosenBy::study;
};

/// The names of all letting tools (models/letting/tools), in the order of the axis `tool` of result
/// files. A new one is appended.
std::span<LettingToolName const> letting_tool_names();

} // namespace boligsim
