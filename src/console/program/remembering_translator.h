// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMutex>
#include <QStringList>
#include <QTranslator>

namespace console {

/// A translation that remembers what its short texts were made from, once they were asked for: a
/// name can be looked for by its English words as well. For any thread.
class RememberingTranslator final : public QTranslator {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RememberingTranslator)

public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char* context, const char* sourceText,
        const char* disambiguation = nullptr, int n = -1) const override;
    /// The texts of the code that were translated so, without the letters that are pressed for
    /// them; as it is, if there is none.
    [[nodiscard]] QString sourceOf(const QString& translation) const;

private:
    void remember(const QString& translation, const char* sourceText) const;

    mutable QMutex m_mutex;
    mutable QHash<QString, QStringList> m_sources; ///< by translations without such letters
};

/// A name of the interface in the words of the code, as far as the program's translation knows
/// them.
[[nodiscard]] QString inEnglish(const QString& name);

} // namespace console
