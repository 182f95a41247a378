<?php
// What this makelaar says, and how it signs.

$level = ['class' => 'saml:AuthnContextClassRef', 'AuthnContextClassRef' => getenv('MAKELAAR_LEVEL')];
$identifiers = ['class' => 'core:PHP', 'code' => 'require "' . dirname(__DIR__) . '/identifiers.php";'];

$metadata[getenv('MAKELAAR_ENTITY_ID')] = [
    'host' => '__DEFAULT__',
    'auth' => 'people',
    'privatekey' => 'makelaar.key',
    'certificate' => 'makelaar.crt',
    'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    // Our requests must be signed.
    'validate.authnrequest' => true,
    'redirect.validate' => true,
    'SingleSignOnServiceBinding' => [getenv('MAKELAAR_BINDING')],
    'NameIDFormat' => SAML2\Constants::NAMEID_TRANSIENT,
    'attributes.NameFormat' => SAML2\Constants::NAMEFORMAT_UNSPECIFIED,
    'attributeencodings' => [
        'urn:etoegang:core:ActingSubjectID' => 'raw',
        'urn:etoegang:core:LegalSubjectID' => 'raw',
    ],
    'assertion.lifetime' => 120,
    'authproc' => getenv('MAKELAAR_CIPHER') ? [10 => $level, 20 => $identifiers] : [10 => $level],
];
