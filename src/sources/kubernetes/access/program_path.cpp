// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_path.h"

#include "deploy/deployment/display_text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;

constexpr std::size_t maxHintLength = 500;

bool isProgram(const QString& path)
{
    const QFileInfo file(path);
    return file.isFile() && file.isExecutable();
}

Error notFound(const std::string& command, const QString& searched, const std::string& installHint)
{
    const std::string hint = cleanWords(installHint);
    if (hint.empty())
        return {ErrorCode::NotFound,
            {DEPLOY_MESSAGE("Message",
                 "The program %1, which the kubeconfig names for credentials, was not found. "
                 "Searched: %2"),
                {command, searched.toStdString()}},
            "exec: executable " + command + " not found"};
    return {ErrorCode::NotFound,
        {DEPLOY_MESSAGE("Message",
             "The program %1, which the kubeconfig names for credentials, was not found. Searched: "
             "%2. The kubeconfig says: %3"),
            {command, searched.toStdString(), hint}},
        "exec: executable " + command + " not found"};
}

} // namespace

deployment::Expected<QString> findProgram(
    const std::string& command, const QByteArray& path, const std::string& installHint)
{
    const QString name = QString::fromStdString(command);
    if (name.contains(QLatin1Char('/'))) {
        if (isProgram(name))
            return name;
        return tl::unexpected(notFound(command, QFileInfo(name).path(), installHint));
    }
    const QStringList folders =
        QFile::decodeName(path).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString& folder : folders) {
        // What lies in the current folder is nobody's program.
        const QString found = folder + QLatin1Char('/') + name;
        if (QDir::isAbsolutePath(folder) && isProgram(found))
            return found;
    }
    return tl::unexpected(notFound(command, folders.join(QStringLiteral(", ")), installHint));
}

std::string cleanWords(std::string_view text)
{
    static const QRegularExpression escapes(QStringLiteral(
        "\\x1B\\][^\\x07\\x1B]{0,4096}(?:\\x07|\\x1B\\\\)?|\\x1B\\[[0-?]*[ -/]*[@-~]?|\\x1B.?"));
    QString words = QString::fromUtf8(text.data(),
        static_cast<qsizetype>(std::min<std::size_t>(text.size(), std::size_t{16} << 10)));
    words.remove(escapes);
    for (QChar& one : words)
        if (one.category() == QChar::Other_Control)
            one = QLatin1Char(' ');
    return deployment::displayText(words.simplified().toStdString(), maxHintLength);
}

} // namespace sources
