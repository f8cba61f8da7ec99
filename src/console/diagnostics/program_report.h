// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace deployment {
class Redactor;
}

namespace console {

class Settings;

/// What one who looks for a fault asks first, in lines: versions, platform, fonts, scale, locale,
/// memory, log, and which settings are not the defaults. English. Settings that hold what the user
/// has entered (connections, filters, files) are left out.
[[nodiscard]] std::string programReport(const Settings& settings);

/// Without the secrets in use, and without what stands before the @ of an address.
[[nodiscard]] std::string forOthers(
    const std::string& report, const deployment::Redactor& redactor);

} // namespace console
