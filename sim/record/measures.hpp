#pragma once

#include <cassert>
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

/// Where one measure's numbers stand, to add to for thousands of persons without looking it up for
/// each. Holds until a row is made. Where the measure is not recorded, what is added is lost.
template <class Value> class MeasureRows {
public:
    MeasureRows(Value* first, std::size_t cells) : first_(first), cells_(cells) {}
    void add(std::uint32_t row, std::size_t cell, Value n = 1) const
    {
        first_[row * cells_ + cell] += n;
    }

private:
    Value* first_;
    std::size_t cells_; ///< of a row; 0 where the measure is not recorded
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

    /// The row of a place; made where there is none, and then no MeasureRows and no row known before
    /// holds any more.
    std::uint32_t make_row(std::size_t place)
    {
        std::uint32_t const row = row_of_[place];
        return row == no_row ? add_row(place) : row;
    }
    /// The row of a place that has one.
    std::uint32_t row(std::size_t place) const
    {
        assert(row_of_[place] != no_row);
        return row_of_[place];
    }
    /// To add to a measure that is a count.
    MeasureRows<std::int32_t> counts_of(MeasureId id)
    {
        Slot const slot = slots_[static_cast<std::size_t>(id)];
        assert(slot.cells == 0 || slot.type == CellType::count);
        return {slot.cells == 0 ? lost_counts_.data() : narrow_.data() + slot.offset * capacity_,
                slot.cells};
    }
    /// Likewise a measure that is a sum.
    MeasureRows<std::int64_t> sums_of(MeasureId id)
    {
        Slot const slot = slots_[static_cast<std::size_t>(id)];
        assert(slot.cells == 0 || slot.type == CellType::sum);
        return {slot.cells == 0 ? lost_sums_.data() : wide_.data() + slot.offset * capacity_,
                slot.cells};
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
    /// The bytes of a recorded measure's numbers [place][cell]: 32 bits of a count, 64 of a sum.
    std::vector<std::byte> copy_bytes(MeasureId id, std::size_t first, std::size_t places) const;
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
    /// Gives every place the row of its own number.
    void order_rows();
    template <class Value>
    void copy_to(std::byte* to, std::vector<Value> const& from, Slot const& slot, std::size_t first,
                 std::size_t places) const;

    std::size_t places_ = 0;
    bool grouped_ = false;
    bool in_order_ = false; ///< every place has the row of its own number
    std::vector<Slot> slots_;
    std::size_t narrow_stride_ = 0;
    std::size_t wide_stride_ = 0;
    std::size_t rows_ = 0;
    std::size_t capacity_ = 0;              ///< rows that there is room for
    std::vector<std::uint32_t> row_of_;     ///< by place
    std::vector<std::int32_t> narrow_;      ///< [measure that is a count][row][cell]
    std::vector<std::int64_t> wide_;        ///< [measure that is a sum][row][cell]
    std::vector<std::int32_t> lost_counts_; ///< a row of the largest measure that is not recorded
    std::vector<std::int64_t> lost_sums_;
};

} // namespace sim
