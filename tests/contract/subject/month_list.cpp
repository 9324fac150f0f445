#include "tests/contract/subject/month_list.hpp"

#include <algorithm>

#include "tests/contract/subject/evening_class/subject.hpp"

namespace boligsim::testing {

MonthList month_with_sample()
{
    MonthList list = the_month();
    list.subjects.push_back([] { return std::make_shared<EveningClassSubject>(); });
    auto const after = [&](std::string const& line) {
        return std::next(std::find(list.lines.begin(), list.lines.end(), line));
    };
    list.lines.insert(after("employment"), "evening class");
    list.lines.insert(after("coming of age"), "evening class certificates");
    return list;
}

} // namespace boligsim::testing
