#pragma once

#include <cstddef>
#include <cstdint>
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

    std::vector<Axis> const& axes() const { return axes_; }
    std::vector<Measure> const& measures() const { return measures_; }
    Measure const& operator[](MeasureId id) const
    {
        return measures_[static_cast<std::size_t>(id)];
    }
    Axis const& axis(std::string_view name) const;
    /// Product of the lengths of the measure's axes; 1 without axes.
    std::size_t cells(MeasureId id) const { return cells_[static_cast<std::size_t>(id)]; }
    std::size_t size() const { return measures_.size(); }

private:
    std::vector<Axis> axes_;
    std::vector<Measure> measures_;
    std::vector<std::size_t> cells_;
};

/// One world's numbers for one year: for each measure a block [place][cell].
class YearCounts {
public:
    YearCounts(MeasureCatalogue const& catalogue, std::size_t places);

    void add(MeasureId id, std::size_t place, std::size_t cell, std::int64_t n = 1)
    {
        Block& block = blocks_[static_cast<std::size_t>(id)];
        std::size_t const at = place * block.cells + cell;
        if (block.wide.empty())
            block.narrow[at] += static_cast<std::int32_t>(n);
        else
            block.wide[at] += n;
    }

    /// Adds another's numbers, cell by cell. Same catalogue, same places.
    void add_all(YearCounts const& other);

    /// One like this, all zero.
    YearCounts zero_copy() const;

    /// All zero again.
    void clear();

    std::size_t places() const { return places_; }
    bool is_wide(MeasureId id) const { return !blocks_[static_cast<std::size_t>(id)].wide.empty(); }
    std::span<std::int32_t const> counts(MeasureId id) const
    {
        return blocks_[static_cast<std::size_t>(id)].narrow;
    }
    std::span<std::int64_t const> sums(MeasureId id) const
    {
        return blocks_[static_cast<std::size_t>(id)].wide;
    }
    std::int64_t at(MeasureId id, std::size_t place, std::size_t cell) const;

private:
    struct Block {
        std::size_t cells = 1;
        std::vector<std::int32_t> narrow;
        std::vector<std::int64_t> wide;
    };
    std::size_t places_;
    std::vector<Block> blocks_;
};

} // namespace sim
