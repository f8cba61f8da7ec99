// SPDX-License-Identifier: GPL-3.0-or-later
#include "remembering_translator.h"

#include "pages/action_text.h"

#include <QCoreApplication>
#include <QMutexLocker>

namespace console {

namespace {

/// Sentences, and texts that something is put into, are no names.
constexpr qsizetype longestName = 60;

} // namespace

QString RememberingTranslator::translate(
    const char* context, const char* sourceText, const char* disambiguation, int n) const
{
    QString translation = QTranslator::translate(context, sourceText, disambiguation, n);
    if (!translation.isEmpty() && translation.size() <= longestName && !translation.contains(u'%'))
        remember(translation, sourceText);
    return translation;
}

void RememberingTranslator::remember(const QString& translation, const char* sourceText) const
{
    const QString name = withoutMnemonic(translation);
    const QString source = withoutMnemonic(QString::fromUtf8(sourceText));
    const QMutexLocker lock(&m_mutex);
    QStringList& sources = m_sources[name];
    if (!sources.contains(source))
        sources.append(source);
}

QString RememberingTranslator::sourceOf(const QString& translation) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_sources.constFind(translation);
    return found == m_sources.constEnd() ? translation : found->join(u' ');
}

QString inEnglish(const QString& name)
{
    const auto* translator = QCoreApplication::instance()->findChild<RememberingTranslator*>(
        QString(), Qt::FindDirectChildrenOnly);
    return translator == nullptr ? name : translator->sourceOf(name);
}

} // namespace console
