#include "app/printable_output.hpp"

#include "sim/core/printable.hpp"

namespace boligsim {

namespace {

/// Bytes at the end of the text that begin a character of UTF-8 whose rest is to come.
std::size_t begun_character(std::string_view text)
{
    constexpr std::size_t longest = 4;
    for (std::size_t n = 1; n < longest && n <= text.size(); ++n) {
        auto const byte = static_cast<unsigned char>(text[text.size() - n]);
        if ((byte & 0xC0u) == 0x80u)
            continue;
        std::size_t const length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
        return length > n ? n : 0;
    }
    return 0;
}

} // namespace

PrintableOutput::PrintableOutput(std::ostream& stream) : stream_(stream), to_(stream.rdbuf())
{
    stream_.rdbuf(this);
}

PrintableOutput::~PrintableOutput()
{
    std::string const rest = sim::printable(begun_, sim::LineBreaks::kept);
    to_->sputn(rest.data(), static_cast<std::streamsize>(rest.size()));
    to_->pubsync();
    std::ios::iostate const state = stream_.rdstate();
    stream_.rdbuf(to_);
    stream_.setstate(state);
}

bool PrintableOutput::put(std::string_view text)
{
    begun_ += text;
    std::size_t const begun = begun_character(begun_);
    std::string const shown = sim::printable(
        std::string_view(begun_).substr(0, begun_.size() - begun), sim::LineBreaks::kept);
    begun_.erase(0, begun_.size() - begun);
    auto const size = static_cast<std::streamsize>(shown.size());
    return to_->sputn(shown.data(), size) == size;
}

PrintableOutput::int_type PrintableOutput::overflow(int_type c)
{
    if (traits_type::eq_int_type(c, traits_type::eof()))
        return traits_type::not_eof(c);
    char const one = traits_type::to_char_type(c);
    return put({&one, 1}) ? c : traits_type::eof();
}

std::streamsize PrintableOutput::xsputn(char const* text, std::streamsize size)
{
    return put({text, static_cast<std::size_t>(size)}) ? size : 0;
}

int PrintableOutput::sync()
{
    return to_->pubsync();
}

} // namespace boligsim
