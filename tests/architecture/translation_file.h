// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace architecture {

struct Translation {
    QString context;
    QString source;
    QString comment;
    QStringList forms; ///< one, or one for each plural form
    bool isPlural = false;
    bool isFinished = false;

    [[nodiscard]] std::string name() const; ///< for a failure: "context: source (comment)"
};

struct TranslationFile {
    QString language;
    std::vector<Translation> translations;
    QString error; ///< empty if the file could be read to its end
};

/// Reads a .ts file of Qt Linguist; the path is from the project's folder.
[[nodiscard]] TranslationFile readTranslations(const std::string& path);

/// "%1", "%L2", "%n", "%Ln" in order, each as often as it stands in the text.
[[nodiscard]] QStringList placeholdersIn(const QString& text);

} // namespace architecture
