<?php
// SimpleSAMLphp has no setting for EncryptedID in an attribute: this filter lets its own library encrypt each identifier
// to the service's certificate, in the form that the library gives the NameID of a subject.

use RobRichards\XMLSecLibs\XMLSecEnc;
use RobRichards\XMLSecLibs\XMLSecurityKey;

$key = SimpleSAML\Module\saml\Message::getEncryptionKey(SimpleSAML\Configuration::loadFromArray($state['SPMetadata']));
foreach (['urn:etoegang:core:ActingSubjectID', 'urn:etoegang:core:LegalSubjectID'] as $name) {
    $session = new XMLSecurityKey(getenv('MAKELAAR_CIPHER'));
    $session->generateSessionKey();
    $encryption = new XMLSecEnc();
    $encryption->setNode(SAML2\DOMDocumentFactory::fromString($attributes[$name][0])->documentElement);
    $encryption->type = XMLSecEnc::Element;
    $encryption->encryptKey($key, $session);
    $encrypted = $encryption->encryptNode($session);
    $holder = SAML2\DOMDocumentFactory::create()->createElementNS(SAML2\Constants::NS_SAML, 'saml:EncryptedID');
    $holder->appendChild($holder->ownerDocument->importNode($encrypted, true));
    $attributes[$name] = [$holder->ownerDocument->saveXML($holder)];
}
