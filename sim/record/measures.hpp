#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A category axis of a measure: "origin" with its labels in order.
struct Axis {
    std::string name;
    std::string long_name;
    std::vector<std::string> labels;
};

/// Stock: counted on 31 December. Flow: added up over the calendar year.
enum class MeasureKind { stock, flow };

/// How a measure is stored: counts fit 32 bits; large sums take 64.
enum class CellType { count, sum };

/// Something counted, by place and by the categories of its axes (row-major, last axis fastest).
struct Measure {
    std::string name;
    std::string long_name;
    std::string units;
    MeasureKind kind = MeasureKind::stock;
    CellType cells = CellType::count;
    std::vector<std::string> axes;
};

/// Index of a measure in its catalogue.
enum class MeasureId : std::size_t {};

/// The measures a program knows, with their axes. Built once, then const.
class MeasureCatalogue {
public:
    void add_axis(Axis axis);
    /// The measure's axes must have been added. Names are unique.
    MeasureId add(Measure measure);
    /// Records the measures of these names only. All names must be known.
    void record_only(std::span<std::string const> names);
    /// Records this measure too.
    void record_too(MeasureId id) { recorded_[static_cast<std::size_t>(id)] = true; }

    std::vector<Axis> const& axes() const { return axes_; }
    std::vector<Measure> const& measures() const { return measures_; }
    Measure const& operator[](MeasureId id) const
    {
        return measures_[static_cast<std::size_t>(id)];
    }
    Axis const& axis(std::string_view name) const;
    /// The measure of that name; empty where there is none.
    std::optional<MeasureId> find(std::string_view name) const;
    /// Product of the lengths of the measure's axes; 1 without axes.
    std::size_t cells(MeasureId id) const { return cells_[static_cast<std::size_t>(id)]; }
    bool is_recorded(MeasureId id) const { return recorded_[static_cast<std::size_t>(id)]; }
    std::size_t size() const { return measures_.size(); }

private:
    std::vector<Axis> axes_;
    std::vector<Measure> measures_;
    std::vector<std::size_t> cells_;
    std::vector<bool> recorded_;
};

/// Places put together: what happens in place p counts for group `of_place[p]`.
struct PlaceGrouping {
    std::vector<std::uint32_t> of_place;
    std::uint32_t groups = 0;
};

/// One world's numbers for one year: for each recorded measure a block [place][cell], or
/// [group][cell] where places are grouped.
///
/// A place has a row, which is made when something is first counted there: a small world touches few
/// of the country's places. The rows of one measure lie side by side, since persons who live all
/// over the country are counted for one measure after the other: its rows then stay in the cache.
class YearCounts {
public:
    YearCounts(MeasureCatalogue const& catalogue, std::size_t places);
    YearCounts(MeasureCatalogue const& catalogue, PlaceGrouping const& grouping);

    /// Adds `n`; nothing where the measure is not recorded.
    void add(MeasureId id, std::size_t place, std::size_t cell, std::int64_t n = 1)
    {
        Slot const slot = slots_[static_cast<std::size_t>(id)];
        if (slot.cells == 0)
            return;
        std::uint32_t row = row_of_[place];
        if (row == no_row)
            row = add_row(place);
        if (slot.type == CellType::count)
            narrow_[slot.offset * capacity_ + row * slot.cells + cell] +=
                static_cast<std::int32_t>(n);
        else
            wide_[slot.offset * capacity_ + row * slot.cells + cell] += n;
    }

    /// Adds another's numbers, cell by cell. Same catalogue, same places.
    void add_all(YearCounts const& other);

    /// One like this, all zero.
    YearCounts zero_copy() const;

    /// All zero again.
    void clear();

    /// Rows of the numbers: places, or groups of them.
    std::size_t places() const { return places_; }
    bool is_recorded(MeasureId id) const { return slots_[static_cast<std::size_t>(id)].cells > 0; }
    bool is_wide(MeasureId id) const
    {
        return slots_[static_cast<std::size_t>(id)].type == CellType::sum;
    }
    /// A recorded measure's number at a place or group; 0 where it is not recorded.
    std::int64_t at(MeasureId id, std::size_t place, std::size_t cell) const;
    /// A measure's numbers [place][cell] of `places` places from the first on. The measure must be
    /// recorded, and a count.
    std::vector<std::int32_t> copy_counts(MeasureId id, std::size_t first,
                                          std::size_t places) const;
    /// Likewise of a measure that is a sum.
    std::vector<std::int64_t> copy_sums(MeasureId id, std::size_t first, std::size_t places) const;
    /// Whether anything can have been counted there since the last `clear`.
    bool is_touched(std::size_t place) const { return row_at(place) != no_row; }

private:
    static constexpr std::uint32_t no_row = 0xffffffff;
    struct Slot {
        std::uint32_t cells = 0;  ///< 0: not recorded
        std::uint32_t offset = 0; ///< cells of the measures before it, of the same type
        CellType type = CellType::count;
    };

    explicit YearCounts(MeasureCatalogue const& catalogue);
    std::uint32_t add_row(std::size_t place);
    /// The row of a place, or of a group.
    std::uint32_t row_at(std::size_t place) const
    {
        return grouped_ ? static_cast<std::uint32_t>(place) : row_of_[place];
    }
    /// Room for so many rows.
    void grow(std::size_t capacity);
    template <class Value>
    std::vector<Value> copy(std::vector<Value> const& from, MeasureId id, std::size_t first,
                            std::size_t places) const;

    std::size_t places_ = 0;
    bool grouped_ = false;
    std::vector<Slot> slots_;
    std::size_t narrow_stride_ = 0;
    std::size_t wide_stride_ = 0;
    std::size_t rows_ = 0;
    std::size_t capacity_ = 0;          ///< rows that there is room for
    std::vector<std::uint32_t> row_of_; ///< by place
    std::vector<std::int32_t> narrow_;  ///< [measure that is a count][row][cell]
    std::vector<std::int64_t> wide_;    ///< [measure that is a sum][row][cell]
};

} // namespace sim
