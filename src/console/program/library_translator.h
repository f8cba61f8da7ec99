// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace console {

/// Qt's own translation, but for what the network says of failures: sources tell causes apart by
/// these texts and never show them.
class LibraryTranslator final : public QTranslator {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryTranslator)

public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char* context, const char* sourceText,
        const char* disambiguation = nullptr, int n = -1) const override;
};

} // namespace console
