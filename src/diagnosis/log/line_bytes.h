// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/ascii.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The bytes and words that a LineScanner tells apart.
namespace diagnosis {

enum class Masked : std::uint8_t;

/// A message is known by its beginning; one of 100 kB is no text that anyone reads.
inline constexpr std::size_t bytesScanned = 4096;
inline constexpr std::size_t bytesOfHan = 3;

enum class ByteClass : std::uint8_t { Punctuation, Space, Break, Letter, Digit, High };

namespace byte_classes {

constexpr std::array<ByteClass, 256> made()
{
    std::array<ByteClass, 256> classes{};
    for (std::size_t byte = 0; byte < classes.size(); ++byte) {
        const char c = static_cast<char>(byte);
        classes[byte] = byte >= 0x80       ? ByteClass::High
            : deployment::isAsciiLetter(c) ? ByteClass::Letter
            : deployment::isAsciiDigit(c)  ? ByteClass::Digit
            : c == '\n'                    ? ByteClass::Break
            : byte <= ' ' && c != '\x1b'   ? ByteClass::Space
                                           : ByteClass::Punctuation;
    }
    return classes;
}
inline constexpr std::array<ByteClass, 256> table = made();

} // namespace byte_classes

[[nodiscard]] inline ByteClass byteClassOf(char c)
{
    return byte_classes::table[static_cast<unsigned char>(c)];
}

/// Whether numbers that it stands between are one: a time, an address, a version, a share.
[[nodiscard]] constexpr bool isJoiner(char c)
{
    return c == '.' || c == ',' || c == ':' || c == '-' || c == '/' || c == '+' || c == '_';
}

[[nodiscard]] Masked maskOfNumber(std::string_view digits);

/// What a word of letters and digits is.
enum class MixedWord : std::uint8_t {
    Word, ///< "k8s", "e2e"
    Numbered, ///< "node12", "v2": letters that stay before a number
    Level, ///< "E0215", as glog begins its lines
    Id, ///< a hash, an id, a number with its unit
};
[[nodiscard]] MixedWord mixedWordOf(std::string_view word, bool isAfterDash);

/// Whether it may be what Kubernetes appends to the name of a pod: letters and digits without
/// vowels, and without those that are mistaken for others.
[[nodiscard]] bool isHashOfPod(std::string_view word);

/// Whether it may follow a dash in "3fa85f64-5717-4562-b3fc-2c963f66afa6".
[[nodiscard]] bool isPartOfUuid(std::string_view word);

/// "Mon", "Feb", "blue", "green".
[[nodiscard]] bool isNameOfTimeOrSlot(std::string_view word);
/// Whether 蓝 or 绿 stands there.
[[nodiscard]] bool isColorOfSlot(std::string_view text, std::size_t at);

/// The end of a sequence of terminals ("\x1b[31m") that begins there.
[[nodiscard]] std::size_t endOfEscape(std::string_view text, std::size_t at);
/// The beginning of the next line that is no frame of a stack, after the line break there.
[[nodiscard]] std::size_t endOfFrames(std::string_view text, std::size_t lineBreak);

} // namespace diagnosis
