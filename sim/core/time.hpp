#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sim {

/// A calendar month. Stored as months since January of year 0, in 16 bits (to the year 2730).
class Month {
public:
    constexpr Month() = default;
    /// `month_of_year` is 1 to 12.
    constexpr Month(int year, int month_of_year)
        : count_(static_cast<std::int16_t>(year * 12 + month_of_year - 1))
    {
    }

    static constexpr Month from_count(int count)
    {
        Month m;
        m.count_ = static_cast<std::int16_t>(count);
        return m;
    }

    constexpr int count() const { return count_; }
    constexpr int year() const { return count_ / 12; }
    /// 1 to 12.
    constexpr int month_of_year() const { return count_ % 12 + 1; }
    constexpr bool is_january() const { return month_of_year() == 1; }
    constexpr bool is_december() const { return month_of_year() == 12; }

    constexpr Month operator+(int months) const { return from_count(count_ + months); }
    constexpr Month operator-(int months) const { return from_count(count_ - months); }
    /// Months from `other` to this.
    constexpr int operator-(Month other) const { return count_ - other.count_; }
    constexpr Month& operator++()
    {
        ++count_;
        return *this;
    }
    constexpr auto operator<=>(Month const&) const = default;

private:
    std::int16_t count_ = 0;
};

/// "2006-01".
std::string to_string(Month month);

/// Reads "2006-01"; empty where it is not one.
std::optional<Month> parse_month(std::string_view text);

/// The months of a run, both ends included.
struct Period {
    Month first;
    Month last;

    constexpr int months() const { return last - first + 1; }
    constexpr int years() const { return last.year() - first.year() + 1; }
    constexpr bool contains(Month m) const { return first <= m && m <= last; }
    constexpr auto operator<=>(Period const&) const = default;
};

} // namespace sim
