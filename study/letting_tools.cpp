#include "study/letting_tools.hpp"

#include <array>

namespace boligsim {

std::span<LettingToolName const> letting_tool_names()
{
    static constexpr std::array<LettingToolName, 9> names{{{"internal_list"},
                                                           {"waiting_list"},
                                                           {"municipal_allocation"},
                                                           {"flexible_letting"},
                                                           {"public_advertising"},
                                                           {"combined_letting"},
                                                           {"free_letting", ToolChosenBy::law},
                                                           {"elderly_allocation"},
                                                           {"rehousing", ToolChosenBy::law}}};
    return names;
}

} // namespace boligsim
