// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct gzFile_s;

namespace generate {

/// Where the bytes go: a file or standard output, plain or compressed. After a failure it discards
/// everything; close() reports it.
class ByteSink {
public:
    /// An empty path is standard output.
    ByteSink(const std::filesystem::path& path, bool gzip);
    ~ByteSink();
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;

    void write(std::string_view bytes);
    [[nodiscard]] bool failed() const { return m_hasFailed; }
    /// Whether everything was written.
    [[nodiscard]] bool close();

private:
    void flush();

    std::string m_buffer;
    int m_descriptor;
    gzFile_s* m_gzip = nullptr;
    bool m_hasFailed = false;
};

} // namespace generate
