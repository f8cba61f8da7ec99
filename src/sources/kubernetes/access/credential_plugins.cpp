// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/kubernetes/access/credential_plugins.h"

#include "plugin_run.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace sources {

namespace {

/// As a shell would have to be told it.
QString quoted(const std::string& word)
{
    const QString text = QString::fromStdString(word);
    const bool isPlain = !text.isEmpty() && std::ranges::all_of(text, [](QChar one) {
        return (one.unicode() < 0x80 && one.isLetterOrNumber())
            || QStringLiteral("%+,-./:=@_").contains(one);
    });
    if (isPlain)
        return text;
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QStringLiteral("'\\''"))
        + QLatin1Char('\'');
}

} // namespace

QString PluginCall::commandLine() const
{
    QStringList words;
    for (const auto& [name, value] : plugin.environment)
        words.append(QString::fromStdString(name) + QLatin1Char('=') + quoted(value));
    words.append(quoted(plugin.command));
    for (const std::string& argument : plugin.arguments)
        words.append(quoted(argument));
    return words.join(QLatin1Char(' '));
}

QString PluginCall::fingerprint() const
{
    const QByteArray whole = QByteArray::fromStdString(file) + '\0' + commandLine().toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex());
}

CredentialPlugins::CredentialPlugins(std::shared_ptr<PluginApprovals> approvals)
    : m_approvals(std::move(approvals))
    , m_asker(std::make_unique<QObject>())
{
}

CredentialPlugins::~CredentialPlugins() = default;

void CredentialPlugins::approve(
    const PluginCall& call, QObject* context, PluginApprovals::Answer answer)
{
    const QString fingerprint = call.fingerprint();
    if (m_approved.contains(fingerprint)) {
        answer({});
        return;
    }
    auto& waiting = m_waiting[fingerprint];
    waiting.push_back({context, std::move(answer)});
    if (waiting.size() == 1)
        m_approvals->ask(
            call, m_asker.get(), [this, fingerprint](const deployment::Expected<void>& answered) {
                handleAnswer(fingerprint, answered);
            });
}

void CredentialPlugins::handleAnswer(
    const QString& fingerprint, const deployment::Expected<void>& answer)
{
    if (answer)
        m_approved.insert(fingerprint);
    for (const Waiting& each : std::exchange(m_waiting[fingerprint], {})) {
        if (each.context)
            each.answer(answer);
    }
}

std::shared_ptr<PluginRun> CredentialPlugins::runOf(const QByteArray& key, const RunMaker& make)
{
    if (auto known = m_runs[key].lock())
        return known;
    auto made = make();
    m_runs[key] = made;
    return made;
}

} // namespace sources
